/** The work of the demo: a galaxy as a collection of vectors, a search in it, and a picture of both. */
@NullMarked
package dev.connections4j.cli.demo;

import org.jspecify.annotations.NullMarked;
