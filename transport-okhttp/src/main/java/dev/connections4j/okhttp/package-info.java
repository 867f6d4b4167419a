/**
 * The transport {@code okhttp}. Start at {@link dev.connections4j.okhttp.OkHttpTransport}; grpc-okhttp makes the HTTP/2, and the one socket
 * under it is ours, from TCP over the proxy to TLS ({@link dev.connections4j.okhttp.OkHttpSocket}).
 */
@NullMarked
package dev.connections4j.okhttp;

import org.jspecify.annotations.NullMarked;
