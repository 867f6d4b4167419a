/**
 * Connect before the server's SETTINGS, read frame by frame: {@link dev.connections4j.testkit.eager.EagerContract}, which each transport
 * passes.
 */
@NullMarked
package dev.connections4j.testkit.eager;

import org.jspecify.annotations.NullMarked;
