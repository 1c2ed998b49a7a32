package io.jenkins.plugins.azurerender.standin.web;

import org.kohsuke.stapler.HttpResponse;

/** The response of a web method that tests call directly; it cannot be sent, as there is no web server. */
public final class UnservedResponse implements HttpResponse {}
