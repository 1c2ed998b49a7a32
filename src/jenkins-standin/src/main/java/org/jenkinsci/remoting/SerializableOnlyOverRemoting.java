package org.jenkinsci.remoting;

import java.io.Serializable;

/** Can only be sent over a channel, not saved. */
public interface SerializableOnlyOverRemoting extends Serializable {}
