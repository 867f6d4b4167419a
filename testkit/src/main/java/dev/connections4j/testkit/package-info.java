/** Ports and proxies that misbehave ({@link dev.connections4j.testkit.FaultyPort}, start reading there), and a wait for a condition. */
@NullMarked
package dev.connections4j.testkit;

import org.jspecify.annotations.NullMarked;
