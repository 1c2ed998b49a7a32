package io.jenkins.plugins.azurerender.emulator.api;

import io.jenkins.plugins.azurerender.emulator.control.Switches;
import io.jenkins.plugins.azurerender.emulator.http.Delivery;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What the switches do to calls: refuse them, slow them down, lose their answers. */
final class Interference {
    private final Switches switches;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();

    Interference(Switches switches) {
        this.switches = switches;
    }

    /** @throws io.jenkins.plugins.azurerender.emulator.protocol.ServiceException when the call is to be refused */
    void before() {
        String throttle = switches.get("throttle");
        if (throttle != null && calls.incrementAndGet() % switches.number("throttle-every", 1) == 0) {
            throw (throttle.equals("503") ? ErrorCode.ServerBusy : ErrorCode.TooManyRequests).with();
        }
    }

    /** Tells a refused caller when to come again. */
    Response retryAfter(Response response) {
        boolean refused = response.status() == 429 || response.status() == 503;
        return refused ? response.header("Retry-After", switches.get("retry-after")) : response;
    }

    /** Slows an answer down, or loses it. */
    Response after(String operation, Response response) {
        Duration slow = switches.span("slow-answers");
        if (slow != null) {
            pause(slow);
        }
        if (switches.names("lost-answers", operation)
                && answers.incrementAndGet() % switches.number("lost-answers-every", 1) == 0) {
            return response.delivery(Delivery.RESET);
        }
        return response;
    }

    private static void pause(Duration span) {
        try {
            Thread.sleep(span.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
