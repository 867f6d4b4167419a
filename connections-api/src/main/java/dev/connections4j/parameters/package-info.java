/**
 * Parameters as data. Start at {@link dev.connections4j.parameters.Parameters}, which declares each once; builder, map form, command line and
 * reference table are made from the declarations. {@link dev.connections4j.parameters.ConnectionParameters} is what a call gives,
 * {@link dev.connections4j.parameters.ResolvedParameters} what a connection uses.
 */
@NullMarked
package dev.connections4j.parameters;

import org.jspecify.annotations.NullMarked;
