/** The round trips of a connect that each transport must reach. */
@NullMarked
package dev.connections4j.testkit.roundtrips;

import org.jspecify.annotations.NullMarked;
