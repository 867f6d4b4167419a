/**
 * From what a transport saw to a {@link dev.connections4j.Failure}: start reading at {@link dev.connections4j.grpc.diagnosis.Diagnosis}. The
 * probes serve the command's doctor too.
 */
@NullMarked
package dev.connections4j.grpc.diagnosis;

import org.jspecify.annotations.NullMarked;
