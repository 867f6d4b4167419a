/**
 * Real servers, started and stopped by tests, benchmarks and the demo. Start reading at
 * {@link dev.connections4j.standin.servers.RealServers}, which hands out one server of each kind per JVM;
 * {@link dev.connections4j.standin.servers.MilvusServer} and
 * {@link dev.connections4j.standin.servers.MilvusLiteServer} start one of their own.
 *
 * <p>What they need beyond a JDK (Python packages, the unpacked Milvus) is made once, in a cache folder that version
 * control ignores. Nothing started here outlives the JVM that started it, however that ends.
 */
@NullMarked
package dev.connections4j.standin.servers;

import org.jspecify.annotations.NullMarked;
