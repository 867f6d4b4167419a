/** Native epoll and BoringSSL. */
@NullMarked
package dev.connections4j.natives;

import org.jspecify.annotations.NullMarked;
