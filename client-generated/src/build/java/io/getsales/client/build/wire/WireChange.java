package io.getsales.client.build.wire;

/**
 * One change on the wire.
 *
 * @param isBreaking whether a client of the old description may fail or miss something
 * @param text where and what
 */
public record WireChange(boolean isBreaking, String text) {}
