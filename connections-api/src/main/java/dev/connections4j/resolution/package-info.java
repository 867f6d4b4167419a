/**
 * Layers of parameters become resolved values, each with its source. The environment and where to
 * look for {@code .env} are passed in. Start at {@link dev.connections4j.resolution.Resolver}, then {@link dev.connections4j.resolution.Resolution}.
 */
@NullMarked
package dev.connections4j.resolution;

import org.jspecify.annotations.NullMarked;
