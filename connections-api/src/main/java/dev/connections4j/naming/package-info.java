/** How near one name is to another. Start at {@link dev.connections4j.naming.NearestName}. */
@NullMarked
package dev.connections4j.naming;

import org.jspecify.annotations.NullMarked;
