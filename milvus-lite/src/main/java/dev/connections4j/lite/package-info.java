/**
 * Milvus Lite behind {@code .db} addresses. The way: {@link dev.connections4j.lite.LiteResolver} finds the folder, {@code LiteServers} shares one
 * server per folder, {@code LiteServer} is one process from start to end.
 */
@NullMarked
package dev.connections4j.lite;

import org.jspecify.annotations.NullMarked;
