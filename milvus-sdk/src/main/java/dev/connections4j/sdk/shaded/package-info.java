/**
 * The SDK's gRPC, which is packed into its jar under other names, over a channel of {@code io.grpc}: start at
 * {@link dev.connections4j.sdk.shaded.ShadedChannel}.
 */
@NullMarked
package dev.connections4j.sdk.shaded;

import org.jspecify.annotations.NullMarked;
