/**
 * Downloads frames, validates them and archives them with thumbnails, contact sheet, logs and JUnit report: on the agent
 * inside {@code node}, otherwise on the controller.
 */
package io.jenkins.plugins.azurerender.frames;
