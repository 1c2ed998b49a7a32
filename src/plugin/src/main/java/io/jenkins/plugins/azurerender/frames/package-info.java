/**
 * Downloads and validates frames, and archives them with thumbnails, contact sheet, logs and JUnit report. Inside
 * {@code node} this runs on the agent, otherwise on the controller.
 */
package io.jenkins.plugins.azurerender.frames;
