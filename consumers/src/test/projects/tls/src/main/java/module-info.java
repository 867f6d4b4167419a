module consumer {
    requires dev.connections4j;
}
