/** What a user of the installed artifacts meets: start at {@link dev.connections4j.consumers.ConsumersTest}. */
package dev.connections4j.consumers;
