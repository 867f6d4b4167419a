/** What brings native libraries onto the module path. */
@NullMarked
package dev.connections4j.grpc.natives;

import org.jspecify.annotations.NullMarked;
