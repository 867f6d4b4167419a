/** Asynchronous building blocks for the engine and for transports. */
@NullMarked
package dev.connections4j.async;

import org.jspecify.annotations.NullMarked;
