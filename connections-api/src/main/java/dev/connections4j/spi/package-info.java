/**
 * What a transport is. Start at {@link dev.connections4j.spi.Transport}; the module {@code dev.connections4j.grpc} helps writing one, and
 * the testkit's contract suite says when it is right.
 */
@NullMarked
package dev.connections4j.spi;

import org.jspecify.annotations.NullMarked;
