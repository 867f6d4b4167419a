/** Metrics of connections, in a Micrometer registry. */
@SuppressWarnings("module") // the digit at the end is part of the name, and so is that of what it requires
module dev.connections4j.micrometer {
    requires transitive dev.connections4j;
    requires transitive micrometer.core;
    requires static org.jspecify;

    exports dev.connections4j.micrometer;
}
