/**
 * Named connections to Milvus and Zilliz Cloud. Start at {@link dev.connections4j.Connections}, the registry of the process; {@link
 * dev.connections4j.ConnectionRegistry} documents each operation. To follow a connect through the code, read {@code docs/design.md}.
 */
@NullMarked
package dev.connections4j;

import org.jspecify.annotations.NullMarked;
