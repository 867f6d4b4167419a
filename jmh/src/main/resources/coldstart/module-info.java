module app {
    requires dev.connections4j;
}
