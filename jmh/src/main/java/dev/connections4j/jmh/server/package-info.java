/** What is connected to: a real Milvus, or the stand-in server in a JVM of its own. */
@NullMarked
package dev.connections4j.jmh.server;

import org.jspecify.annotations.NullMarked;
