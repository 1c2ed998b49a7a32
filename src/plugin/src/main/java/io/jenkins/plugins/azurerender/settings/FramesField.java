package io.jenkins.plugins.azurerender.settings;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.azurerender.render.FrameRange;
import java.util.List;
import java.util.function.IntConsumer;

/** Checks a field with frames and shows their number. */
public final class FramesField {

    private FramesField() {}

    /**
     * @param keyword value for frames that are known only when the build runs
     * @param cap rejects a number of frames that is too high
     */
    public static FormValidation check(Item item, String value, String keyword, IntConsumer cap) {
        return FieldCheck.describe(item, value, text -> {
            if (text.equals(keyword)) {
                return FormValidation.ok(Messages.FramesField_Failed());
            }
            FrameRange range = FrameRange.parse(text);
            cap.accept(range.size());
            return FormValidation.ok(describe(range));
        });
    }

    private static String describe(FrameRange range) {
        List<Integer> frames = range.frames();
        int last = frames.get(frames.size() - 1);
        if (frames.size() == 1) {
            return Messages.FramesField_One(last);
        }
        int step = frames.get(1) - frames.get(0);
        for (int index = 1; index < frames.size(); index++) {
            if (frames.get(index) - frames.get(index - 1) != step) {
                return Messages.FramesField_Several(frames.size(), range);
            }
        }
        return Math.abs(step) == 1
                ? Messages.FramesField_Run(frames.size(), range.first(), last)
                : Messages.FramesField_Steps(frames.size(), range.first(), last, Math.abs(step));
    }
}
