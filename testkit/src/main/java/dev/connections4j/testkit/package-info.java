/**
 * An in-process Milvus on a real socket ({@link dev.connections4j.testkit.MilvusStandIn}, start reading there), ports that misbehave, and
 * certificates made when a test runs.
 */
@NullMarked
package dev.connections4j.testkit;

import org.jspecify.annotations.NullMarked;
