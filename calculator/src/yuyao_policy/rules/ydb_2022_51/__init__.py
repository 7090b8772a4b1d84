"""The rules of 余党办〔2022〕51号: one module a benefit, opening with the measure and the sentences it implements."""
