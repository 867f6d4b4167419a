/**
 * Named connections to Milvus and Zilliz Cloud. Start at {@link dev.connections4j.Connections}, the process-wide registry, which
 * lists the way of a connect from class to class; {@link dev.connections4j.ConnectionRegistry} documents each operation.
 */
@NullMarked
package dev.connections4j;

import org.jspecify.annotations.NullMarked;
