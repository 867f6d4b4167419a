/** The official SDK's clients on a named connection: start at {@link dev.connections4j.sdk.MilvusClients}. */
@NullMarked
package dev.connections4j.sdk;

import org.jspecify.annotations.NullMarked;
