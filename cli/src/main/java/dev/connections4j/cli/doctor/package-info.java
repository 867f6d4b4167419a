/** What {@code connections doctor} looks at, step by step; start reading at {@link dev.connections4j.cli.doctor.Doctor}. */
@NullMarked
package dev.connections4j.cli.doctor;

import org.jspecify.annotations.NullMarked;
