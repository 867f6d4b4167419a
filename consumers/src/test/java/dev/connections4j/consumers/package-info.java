/** What a user of the installed artifacts meets: start at {@link dev.connections4j.consumers.ConsumersTest}; {@code ReadmeTest} and {@code SnippetsTest} keep the pages true. */
package dev.connections4j.consumers;
