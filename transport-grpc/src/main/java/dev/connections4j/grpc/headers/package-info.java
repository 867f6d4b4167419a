/** The headers that every call of a link carries. */
@NullMarked
package dev.connections4j.grpc.headers;

import org.jspecify.annotations.NullMarked;
