/** Addresses that end in .db: starts Milvus Lite, shares it, stops it. */
@SuppressWarnings("module") // the digit at the end is part of the name
module dev.connections4j.lite {
    requires dev.connections4j;
    requires static org.jspecify;
}
