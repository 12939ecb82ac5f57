let audio;

// Two short notes, made here: nothing to download. Browsers allow none before the first gesture.
const chime = () => {
  if (load("mute") || !navigator.userActivation?.hasBeenActive) return;
  audio ||= new AudioContext();
  [660, 880].forEach((frequency, index) => {
    const note = audio.createOscillator();
    const volume = audio.createGain();
    const from = audio.currentTime + index * 0.12;
    note.frequency.value = frequency;
    volume.gain.setValueAtTime(0.12, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.25);
    note.connect(volume).connect(audio.destination);
    note.start(from);
    note.stop(from + 0.25);
  });
};
