import AlihModel
