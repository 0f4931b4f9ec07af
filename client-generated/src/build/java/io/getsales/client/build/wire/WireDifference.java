package io.getsales.client.build.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between two descriptions.
 *
 * @param changes each change with the operations that it concerns, breaking ones first; none named
 *     when it concerns all
 * @param added operations that are new
 * @param gone operations that are no longer there
 * @param renamed operations that seem to have moved, old to new: same id, or the same verb and
 *     answer under a similar path
 */
public record WireDifference(
    Map<WireChange, Set<OperationKey>> changes,
    List<OperationKey> added,
    List<OperationKey> gone,
    Map<OperationKey, OperationKey> renamed) {}
