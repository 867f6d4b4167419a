/** Tests of the command, run in this JVM against the in-process server. */
@NullMarked
package dev.connections4j.cli;

import org.jspecify.annotations.NullMarked;
