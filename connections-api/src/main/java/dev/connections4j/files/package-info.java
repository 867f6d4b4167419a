/** Reads files whose form is not known beforehand: {@link dev.connections4j.files.EncodedText}, {@link dev.connections4j.files.NamedPipe}. */
@NullMarked
package dev.connections4j.files;

import org.jspecify.annotations.NullMarked;
