/** Which HTTP CONNECT proxy a link goes through. */
@NullMarked
package dev.connections4j.grpc.proxy;

import org.jspecify.annotations.NullMarked;
