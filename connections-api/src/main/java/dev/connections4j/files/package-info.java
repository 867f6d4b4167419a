/** Reads files, and variables that come from them, whose form is not known beforehand: {@link dev.connections4j.files.EncodedText}, {@link dev.connections4j.files.NamedPipe}, {@link dev.connections4j.files.KeptQuotes}. */
@NullMarked
package dev.connections4j.files;

import org.jspecify.annotations.NullMarked;
