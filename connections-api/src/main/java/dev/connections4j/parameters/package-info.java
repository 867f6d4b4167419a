/**
 * Parameters as data: {@link dev.connections4j.parameters.Parameters} declares each once; builder, map form, command line and reference
 * table are made from the declarations.
 */
@NullMarked
package dev.connections4j.parameters;

import org.jspecify.annotations.NullMarked;
