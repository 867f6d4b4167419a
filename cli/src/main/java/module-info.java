/** The connections command. */
@SuppressWarnings("module") // the digit at the end is part of the name
module dev.connections4j.cli {
    requires com.google.gson;
    requires dev.connections4j;
    requires dev.connections4j.grpc;
    requires dev.connections4j.sdk;
    requires dev.connections4j.standin;
    requires info.picocli;
    requires java.logging;
    requires static org.jspecify;
}
