module consumer {
    requires dev.connections4j.testkit;
    requires java.management;
    requires org.junit.jupiter.params;
    requires org.junit.platform.launcher;

    opens consumer to org.junit.platform.commons;
}
