/** Links over grpc-netty. Start at {@link dev.connections4j.netty.NettyTransport}. */
@NullMarked
package dev.connections4j.netty;

import org.jspecify.annotations.NullMarked;
