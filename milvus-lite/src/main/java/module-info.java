/**
 * Addresses that end in {@code .db}: starts Milvus Lite, shares it, stops it.
 *
 * @provides dev.connections4j.spi.EndpointResolver for {@code .db} paths
 */
@SuppressWarnings("module") // the digit at the end is part of the name
module dev.connections4j.lite {
    requires dev.connections4j;
    requires static org.jspecify;

    provides dev.connections4j.spi.EndpointResolver with
            dev.connections4j.lite.LiteResolver;
}
