/** Layers of parameters become resolved values, each with its source. Pure: environment and .env are handed in. */
@NullMarked
package dev.connections4j.resolution;

import org.jspecify.annotations.NullMarked;
