/** From what a transport saw to a stage, a reason and the server's words. */
@NullMarked
package dev.connections4j.grpc.diagnosis;

import org.jspecify.annotations.NullMarked;
