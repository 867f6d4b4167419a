/**
 * An in-process Milvus on a real socket ({@link dev.connections4j.standin.MilvusStandIn}, start reading there), and calls that Milvus does
 * not have ({@link dev.connections4j.standin.TestCalls}).
 */
@NullMarked
package dev.connections4j.standin;

import org.jspecify.annotations.NullMarked;
