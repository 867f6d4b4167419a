/** The command {@code connections}; start reading at {@link dev.connections4j.cli.Cli}. */
@NullMarked
package dev.connections4j.cli;

import org.jspecify.annotations.NullMarked;
