/**
 * Named connections to Milvus and Zilliz Cloud. Start reading at {@link dev.connections4j.Connections}, the process-wide
 * face; {@link dev.connections4j.ConnectionRegistry} is the same without global state.
 */
@NullMarked
package dev.connections4j;

import org.jspecify.annotations.NullMarked;
