/** The tests' side door: what happened, and what shall go wrong. */
package io.jenkins.plugins.azurerender.emulator.control;
